"""everyreader: a scraped article in, editions everyone can read out."""
