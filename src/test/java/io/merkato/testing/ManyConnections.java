package io.merkato.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test, or all of a class, the shop whose pool has ten connections: what it does at once shall meet in the
 * database. All others share one whose pool has a single one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ManyConnections {}
