package io.merkato.catalog.names;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import io.merkato.kernel.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds products by what files call them. */
@Component
public class NamedProducts {

    private final ProductNameStore store;

    NamedProducts(ProductNameStore store) {
        this.store = store;
    }

    /**
     * The products that these names mean, whatever their status; a name that means none is left out. They are not deleted
     * until the end of the transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<ProductName, ProductId> keep(Collection<ProductName> names) {
        Map<Boolean, Set<String>> texts = names.stream()
                .collect(partitioningBy(
                        name -> name.kind() == ProductName.Kind.SKU,
                        Collectors.mapping(ProductName::text, Collectors.toSet())));
        Map<String, ProductId> bySku = store.idsBySku(texts.getOrDefault(true, Set.of()));
        Set<String> others = texts.getOrDefault(false, Set.of());
        Set<UUID> ids = new HashSet<>(
                others.stream().map(NamedProducts::id).filter(Objects::nonNull).toList());
        bySku.values().forEach(product -> ids.add(product.value()));
        Kept kept = Kept.of(store.lock(ids, others), bySku);
        Map<ProductName, ProductId> found = new HashMap<>();
        names.forEach(name -> {
            ProductId product = kept.find(name);
            if (product != null) {
                found.put(name, product);
            }
        });
        return found;
    }

    private static @Nullable UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text.toLowerCase(Locale.ROOT)) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What was found and is kept. */
    private record Kept(
            Map<ProductId, ProductNameStore.Row> byId,
            Map<String, ProductId> bySlug,
            Map<String, ProductId> byHandle,
            Map<String, ProductId> bySku) {

        static Kept of(List<ProductNameStore.Row> rows, Map<String, ProductId> bySku) {
            return new Kept(
                    rows.stream().collect(toMap(ProductNameStore.Row::id, Function.identity())),
                    rows.stream().collect(toMap(ProductNameStore.Row::slug, ProductNameStore.Row::id)),
                    rows.stream()
                            .filter(row -> row.handle() != null)
                            .collect(toMap(row -> String.valueOf(row.handle()), ProductNameStore.Row::id)),
                    bySku);
        }

        @Nullable ProductId find(ProductName name) {
            ProductId handled = byHandle.get(name.text());
            ProductId placed = bySlug.get(name.text());
            return switch (name.kind()) {
                case SKU -> kept(bySku.get(name.text()));
                case HANDLE -> handled == null ? placed : handled;
                case ANY -> {
                    UUID id = id(name.text());
                    ProductId itself = id == null ? null : kept(new ProductId(id));
                    yield itself != null ? itself : placed != null ? placed : handled;
                }
            };
        }

        /** The product, unless it has gone meanwhile. */
        private @Nullable ProductId kept(@Nullable ProductId product) {
            return product != null && byId.containsKey(product) ? product : null;
        }
    }
}
