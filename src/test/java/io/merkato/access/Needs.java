package io.merkato.access;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What good requests need of one part of the shop. */
interface Needs {

    /** By path, who makes what it names. */
    Map<String, Supplier<String>> things();

    /** By route, what it is sent. */
    Map<String, Supplier<String>> bodies();

    /** Routes that are sent nothing. */
    List<String> bodiless();
}
