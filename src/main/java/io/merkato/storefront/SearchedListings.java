package io.merkato.storefront;

import io.merkato.catalog.Product;
import io.merkato.catalog.Products;
import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.kernel.ProductId;
import io.merkato.search.CategoryNames;
import io.merkato.search.ListedProduct;
import io.merkato.search.ProductSource;
import io.merkato.search.ProductText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the index of products what there is on sale: how it is listed from the listings, its words from the catalogue. */
@Component
class SearchedListings implements ProductSource {

    private static final String MODEL = "model";
    private static final String VARIANTS = "";

    private final SearchedListingStore listings;
    private final Products products;
    private final Categories categories;

    SearchedListings(SearchedListingStore listings, Products products, Categories categories) {
        this.listings = listings;
        this.products = products;
        this.categories = categories;
    }

    @Override
    @Transactional(readOnly = true)
    public void listed(Consumer<List<ListedProduct>> pieces) {
        listings.listed(pieces);
    }

    @Override
    public List<ListedProduct> listed(@Nullable ProductId after, int most) {
        return listings.listed(after, most);
    }

    @Override
    public List<ListedProduct> listed(Collection<ProductId> some) {
        return listings.listed(some);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductText> texts(@Nullable ProductId after, int most) {
        List<ProductId> ids = listings.ids(after, most);
        Map<ProductId, ProductText> texts = new HashMap<>();
        texts(ids).forEach(text -> texts.put(text.id(), text));
        // What has left the sale since has no words: the piece must not be shorter than the last one alone may be.
        return ids.stream()
                .map(id -> texts.getOrDefault(id, nothing(id)))
                .sorted(Comparator.comparing(ProductText::id))
                .toList();
    }

    @Override
    public List<ProductText> texts(Collection<ProductId> some) {
        CategoryNames names = categories();
        return products.find(some).stream()
                .filter(product -> product.status() == ProductStatus.ACTIVE)
                .map(product -> text(product, names))
                .toList();
    }

    @Override
    public CategoryNames categories() {
        return new CategoryNames(categories.all().stream()
                .map(category ->
                        new CategoryNames.Named(category.id(), category.slug(), category.name(), category.parent()))
                .toList());
    }

    @Override
    public List<ProductId> withWords(String words) {
        return listings.withWords(words);
    }

    private static ProductText text(Product product, CategoryNames names) {
        Map<String, String> attributes = new LinkedHashMap<>();
        product.attributes().forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        product.options()
                .forEach(option -> attributes.merge(
                        option.name(), String.join(" ", option.values()), (some, more) -> some + " " + more));
        String model = Objects.requireNonNullElse(attributes.remove(MODEL), "");
        List<String> codes = new ArrayList<>();
        Set<String> titles = new LinkedHashSet<>();
        for (Product.Variant variant : product.variants()) {
            codes.add(variant.sku());
            if (variant.gtin() != null) {
                codes.add(variant.gtin());
            }
            titles.add(variant.title());
        }
        attributes.put(VARIANTS, String.join(" ", titles));
        return new ProductText(
                product.id(),
                product.title(),
                Objects.requireNonNullElse(product.brand(), ""),
                model,
                product.description(),
                paths(product, names),
                codes,
                attributes);
    }

    private static List<String> paths(Product product, CategoryNames names) {
        Set<String> path = new LinkedHashSet<>();
        product.categories().stream().map(Product.InCategory::id).forEach(id -> addPath(path, names, id));
        return List.copyOf(path);
    }

    private static void addPath(Set<String> path, CategoryNames names, UUID id) {
        for (CategoryNames.Named at = names.find(id); at != null; at = names.parent(at)) {
            path.add(at.name());
        }
    }

    private static ProductText nothing(ProductId id) {
        return new ProductText(id, "", "", "", "", List.of(), List.of(), Map.of());
    }
}
