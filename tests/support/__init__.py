"""What tests share: a PostgreSQL of their own, and builders with no surprises inside."""
