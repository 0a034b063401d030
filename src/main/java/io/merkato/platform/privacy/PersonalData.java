package io.merkato.platform.privacy;

import io.merkato.kernel.UserId;
import java.util.Optional;

/**
 * What one module holds on people. Every module that holds any has a bean of this, so that a person can have a copy of
 * everything, and be forgotten everywhere.
 */
public interface PersonalData {

    /** The name under which it stands in an export, in camelCase. */
    String name();

    /** Everything held on the person, to be written as JSON; nothing for what is only a passing copy of other data. */
    Optional<Object> export(Person person);

    /** Deletes what is held on the person, within the caller's transaction. What books need stays without the person. */
    void erase(Person person);

    /** Somebody with an account, and the address it has. */
    record Person(UserId id, String email) {}
}
