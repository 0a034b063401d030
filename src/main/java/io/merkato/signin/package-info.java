/**
 * Signing in and out, getting new tokens, and new passwords for old ones. It decides whether somebody is who they say,
 * and owns the links that reset a password; the account itself belongs to accounts, the session to sessions.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "passwords", "sessions", "accounts"})
@NullMarked
package io.merkato.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
