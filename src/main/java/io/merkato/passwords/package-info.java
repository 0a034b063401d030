/**
 * What a password must be, and how it is hashed. It knows the list of passwords that are guessed first and the name of the
 * shop. It refuses to know accounts, where hashes are kept, and what somebody may do with the right password.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform.crypto", "platform.json", "platform.problem", "platform.text"})
@NullMarked
package io.merkato.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
