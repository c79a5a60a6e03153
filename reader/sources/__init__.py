"""Sources: bytes in, Document out. The only room that reads what people send."""
