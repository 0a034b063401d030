package io.merkato.platform.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean hear of events. It takes one {@link DomainEvent}, or a list of them: a list is handed over
 * when several wait, each of another aggregate.
 *
 * <p>The method runs in a transaction that also marks its events as delivered, together with others. It may run again
 * when that does not commit, so what it does outside the database must bear repeating.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Subscribe {

    /** The listener's name, unique and lasting, since events wait under it: {@code module.what-it-does}. */
    String value();
}
