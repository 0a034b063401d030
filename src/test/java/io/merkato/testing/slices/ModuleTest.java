package io.merkato.testing.slices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one module, of its use cases, its SQL and its events. Its methods may take a {@link Slice}, the same one for
 * all tests of a run that ask for the same module with the same beans. After each test every event must have been
 * delivered, every job done, and every invariant of the modules that are there must hold.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningSlice.class)
public @interface ModuleTest {

    /** The module by the name it has in the {@code allowedDependencies} of others, such as {@code platform.jobs}. */
    String value();

    /**
     * Beans that only the test has: who listens to the module's events, or implements what it leaves to others. They carry
     * no {@code @Component}, or the whole shop would have them too.
     */
    Class<?>[] with() default {};
}
