"""Document to CommonMark and back."""
