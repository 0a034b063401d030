package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nothing is on sale, where nobody says what is. */
final class NoProducts implements ProductSource {

    @Override
    public void listed(Consumer<List<ListedProduct>> pieces) {
        pieces.accept(List.of());
    }

    @Override
    public List<ListedProduct> listed(@Nullable ProductId after, int most) {
        return List.of();
    }

    @Override
    public List<ListedProduct> listed(Collection<ProductId> products) {
        return List.of();
    }

    @Override
    public List<ProductText> texts(@Nullable ProductId after, int most) {
        return List.of();
    }

    @Override
    public List<ProductText> texts(Collection<ProductId> products) {
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
