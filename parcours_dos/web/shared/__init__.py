"""What every page shares: the frame, the encrypted cookie, the headers, the errors, dates and spaces."""
