package io.merkato.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The controller answers with pages for people. They load nothing from elsewhere, nobody puts them into a frame, and no
 * origin is asked for: no page of another one can read them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageForPeople {}
