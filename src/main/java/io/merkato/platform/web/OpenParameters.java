package io.merkato.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a route that takes query parameters whose names are not known beforehand, such as {@code attr.colour}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenParameters {

    /** What the names of these parameters begin with. */
    String prefix();
}
