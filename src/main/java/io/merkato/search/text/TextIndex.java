package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductText;
import io.merkato.search.words.Query;
import java.util.Collection;
import java.util.List;

/**
 * The words of all products: which products have those of a query, and how well. Everything else that lists need is in
 * the columns. Any thread may write and search; what was written is found after {@link #refresh}.
 */
interface TextIndex extends AutoCloseable {

    /** What a query asks for, in the words that the products have. */
    Query understand(String text);

    /**
     * The products that have all that is asked for, and where hardly any has, those too that have most of it.
     */
    Matches match(Query query);

    /** What is asked for by who is still typing. */
    Query understandBegun(String text);

    /** The places of so many of the products that have all that is asked for, best first. */
    List<Integer> first(Query query, int most);

    /** Whether the shop has a folded word. */
    boolean knows(String word);

    /** How many products it has. */
    int count();

    void put(List<ProductText> products);

    void remove(Collection<ProductId> products);

    /** Makes searches find what was written. */
    void refresh();

    /** Makes what was written outlive this process, together with the place that it is as of. */
    void keep(long place);

    @Override
    void close();
}
