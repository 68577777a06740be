"""Forms to print and sign."""
