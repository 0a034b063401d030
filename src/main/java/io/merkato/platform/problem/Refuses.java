package io.merkato.platform.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route may answer with, beyond what follows from its signature: 401 of a route for people who are signed in, 404
 * of one with an id in its path, and so on. The OpenAPI document lists both, and no test may see another code.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /** Codes, which are the names of constants of a {@link ProblemType}. */
    String[] value();
}
