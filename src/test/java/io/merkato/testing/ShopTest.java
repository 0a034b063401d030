package io.merkato.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the running shop. Its methods may take a {@link Shop}, the same one for all tests of a run, over the real
 * PostgreSQL. It has one connection to it, so that a request that needs two at once fails; {@link ManyConnections} gives
 * more. After each test every event must have been delivered and every invariant must hold.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningShop.class)
public @interface ShopTest {}
