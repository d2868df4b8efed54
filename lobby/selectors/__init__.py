"""What is read: each fetch checks who asks, and answers only what that person may know."""
