"""What is everybody's: brands, bodies, laws, products, medical terms, pages of the web."""
