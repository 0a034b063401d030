/**
 * Who people are: registration, sign-in, sessions, tokens, roles and profiles. It owns the hashes of passwords and the keys
 * that sign access tokens, and shows neither to anyone. It knows nothing of carts and orders, and of mail only that others
 * listen to its events.
 */
@ApplicationModule(allowedDependencies = {"platform", "passwords"})
@NullMarked
package io.merkato.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
