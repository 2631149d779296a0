"""From files to decoded text that remembers its bytes."""
