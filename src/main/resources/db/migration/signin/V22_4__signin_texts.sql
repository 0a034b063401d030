-- Links that are out name the address as the account has it now (V22).
update signin.password_reset set email = platform.composed(email, 254) where email is not nfc normalized;
