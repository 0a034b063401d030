package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.ProductSource;
import io.merkato.search.ProductText;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.lucene.store.AlreadyClosedException;

/** Takes products into an index of words. One that cannot be taken is left out: it must not keep others from being found. */
final class TakeWords {

    private final ProductSource source;
    private final BiConsumer<ProductId, RuntimeException> leftOut;

    /**
     * Takes what a source has.
     *
     * @param leftOut told of each product that could not be taken; nothing finds it by words until it changes, or an index is
     *     made anew
     */
    TakeWords(ProductSource source, BiConsumer<ProductId, RuntimeException> leftOut) {
        this.source = source;
        this.leftOut = leftOut;
    }

    /** Takes changes, as they are now, and tells whether any of them touches words. */
    boolean follow(TextIndex index, List<ChangedProduct> changes) {
        Set<ProductId> changed = new HashSet<>();
        changes.stream().filter(ChangedProduct::words).forEach(change -> changed.add(change.product()));
        if (changed.isEmpty()) {
            return false;
        }
        List<ProductText> texts = source.texts(List.copyOf(changed));
        put(index, texts);
        texts.forEach(text -> changed.remove(text.id()));
        index.remove(changed);
        return true;
    }

    /** Takes products, in place of what they were, and tells how many could be taken. */
    int put(TextIndex index, List<ProductText> products) {
        try {
            index.put(products);
            return products.size();
        } catch (AlreadyClosedException | UncheckedIOException e) {
            // That is the index itself, and no product.
            throw e;
        } catch (RuntimeException e) {
            return (int) products.stream()
                    .filter(product -> putAlone(index, product))
                    .count();
        }
    }

    private boolean putAlone(TextIndex index, ProductText product) {
        try {
            index.put(List.of(product));
            return true;
        } catch (AlreadyClosedException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            index.remove(List.of(product.id()));
            leftOut.accept(product.id(), e);
            return false;
        }
    }
}
