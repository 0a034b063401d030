package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the index learns what there is on sale. What it gives is committed, and as of the moment it is asked or later. */
public interface ProductSource {

    /** Nothing is on sale. */
    ProductSource NOTHING = new NoProducts();

    /** All products on sale, some at a time, as of one moment. */
    void listed(Consumer<List<ListedProduct>> pieces);

    /**
     * Products on sale, in the order of their ids.
     *
     * @param after the last product of the piece before, null for the first piece
     * @param most how many; none come at the end alone
     */
    List<ListedProduct> listed(@Nullable ProductId after, int most);

    /** Those of these products that are on sale. */
    List<ListedProduct> listed(Collection<ProductId> products);

    /**
     * Words of products on sale, in the order of their ids.
     *
     * @param after the last product of the piece before, null for the first piece
     * @param most how many; fewer come at the end alone
     */
    List<ProductText> texts(@Nullable ProductId after, int most);

    /** The words of those of these products that are on sale. */
    List<ProductText> texts(Collection<ProductId> products);

    /** How these categories are named, and what is above each. */
    CategoryNames categories();

    /**
     * Products that have words, best first: for while the index of words is not there. Not more than some thousands.
     */
    List<ProductId> withWords(String words);
}
