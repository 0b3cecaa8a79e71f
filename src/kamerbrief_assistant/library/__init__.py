"""What is kept: documents as they came, the derived index in generations, and the staff's own marks."""
