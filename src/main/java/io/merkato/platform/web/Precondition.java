package io.merkato.platform.web;

import java.util.function.Supplier;

/**
 * What somebody who changes a resource holds it to be. Controllers take it as an argument, and use cases check it when they
 * hold the resource; without one, anything will do.
 */
@FunctionalInterface
public interface Precondition {

    /**
     * Refuses with PRECONDITION_FAILED when the resource is not what it is held to be. To be called while it is locked, so
     * that it cannot change between the check and the write.
     *
     * @param current what a GET of the resource would answer now; asked for only when there is a condition
     */
    void require(Supplier<?> current);
}
