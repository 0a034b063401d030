package io.merkato.search.index;

import io.merkato.kernel.ProductId;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.search.text.WordsFaults;

/** Tells what does not work with the index, each kind as one fault, however many products meet it. */
final class IndexFaults implements WordsFaults {

    private final LastingFaults faults;

    IndexFaults(LastingFaults faults) {
        this.faults = faults;
    }

    @Override
    public void failed(Throwable cause) {
        faults.met("Making the index of words", cause);
    }

    @Override
    public void leftOut(ProductId product, RuntimeException cause) {
        faults.met("Taking the words of a product", naming(product, cause));
    }

    /** A product could not be taken; lists are without it until it changes. */
    void notListed(ProductId product, RuntimeException cause) {
        faults.met("Taking a product into lists", naming(product, cause));
    }

    /** There is no room for what products mean; it is tried again. */
    void withoutMeaning(Throwable cause) {
        faults.met("Keeping what products mean", cause);
    }

    /** The index did not follow; it is tried again. */
    void notFollowed(Throwable cause) {
        faults.met("Keeping the index of products", cause);
    }

    /** With the product in every line that is written. */
    private static RuntimeException naming(ProductId product, RuntimeException cause) {
        RuntimeException named = new IllegalStateException(product + ": " + cause);
        named.setStackTrace(cause.getStackTrace());
        return named;
    }
}
