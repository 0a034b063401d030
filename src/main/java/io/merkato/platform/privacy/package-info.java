/** What a module that holds data on people has to be able to do with it. It knows nothing of what is held. */
@ApplicationModule(allowedDependencies = {"kernel", "platform.text"})
@NullMarked
package io.merkato.platform.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
