"""HTML to the blocks of the model: parsed without loss, walked without recursion."""
