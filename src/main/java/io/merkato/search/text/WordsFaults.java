package io.merkato.search.text;

import io.merkato.kernel.ProductId;

/** Who is told of what does not work with the index of words. */
public interface WordsFaults {

    /** An index could not be made, or not be kept; it is tried again. */
    void failed(Throwable cause);

    /** A product could not be taken; nothing finds it by words until it changes, or an index is made anew. */
    void leftOut(ProductId product, RuntimeException cause);
}
