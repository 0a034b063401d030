package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Products that a test puts on sale, without words. */
public final class ThingsOnSale implements ProductSource {

    private final List<ListedProduct> products = new ArrayList<>();

    /** Puts one more on sale. */
    public void add(ProductId id, String brand, long price, List<String> terms) {
        add(id, brand, price, terms, "Thing " + id);
    }

    /** Puts one more on sale, under a title. */
    public void add(ProductId id, String brand, long price, List<String> terms, String title) {
        products.add(new ListedProduct(
                id, "thing-" + id, title, brand, null, List.of(), price, price, true, 0, 0, 0, terms));
    }

    /** Takes one off. */
    public void remove(ProductId id) {
        products.removeIf(product -> product.id().equals(id));
    }

    /** Takes all off. */
    public void clear() {
        products.clear();
    }

    @Override
    public void listed(Consumer<List<ListedProduct>> pieces) {
        pieces.accept(List.copyOf(products));
    }

    @Override
    public List<ListedProduct> listed(@Nullable ProductId after, int most) {
        return products.stream()
                .filter(product -> after == null || product.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(ListedProduct::id))
                .limit(most)
                .toList();
    }

    @Override
    public List<ListedProduct> listed(Collection<ProductId> some) {
        return products.stream().filter(product -> some.contains(product.id())).toList();
    }

    @Override
    public List<ProductText> texts(@Nullable ProductId after, int most) {
        return List.of();
    }

    @Override
    public List<ProductText> texts(Collection<ProductId> some) {
        return List.of();
    }

    @Override
    public CategoryNames categories() {
        return new CategoryNames(List.of());
    }

    @Override
    public List<ProductId> withWords(String words) {
        return List.of();
    }
}
