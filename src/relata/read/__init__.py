"""A Report becomes Marks: one encoder, several heads, ONNX."""
