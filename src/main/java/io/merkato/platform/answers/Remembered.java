package io.merkato.platform.answers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the handler answers depends on nothing but the path and the query of a request without {@code Authorization}. Its answers
 * of status 200 that are {@code Cache-Control: public} are remembered, and made once for all who ask at the same time. It
 * takes {@link Shown}, and says there what it shows.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Remembered {}
