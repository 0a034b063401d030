package io.merkato.catalog;

import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.rules.ProductDraft;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.StarterPrice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fills an empty sandbox with a small shop, so that there is something to see and to buy. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class DemoCatalogue implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoCatalogue.class);

    private final Categories categories;
    private final SaveProducts save;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final String currency;
    private final boolean wanted;

    DemoCatalogue(
            Categories categories,
            SaveProducts save,
            JsonMapper json,
            TransactionTemplate transaction,
            ShopProfile shop,
            CatalogSettings settings) {
        this.categories = categories;
        this.save = save;
        this.json = json;
        this.transaction = transaction;
        this.currency = shop.currency();
        this.wanted = settings.demo();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            transaction.executeWithoutResult(status -> fill());
        }
    }

    private void fill() {
        // The lock lets one of several nodes that start at once fill the shop, and the others see that it did.
        categories.lock();
        if (!categories.all().isEmpty()) {
            return;
        }
        List<DemoCategory> tree = List.of(read("demo/categories.json", DemoCategory[].class));
        tree.forEach(category -> make(category, null));
        List<ProductDraft> drafts =
                lines("demo/products.ndjson").stream().map(this::product).toList();
        int made = save.createMissing(drafts);
        log.info("The demo catalogue was made: {} products. MERKATO_DEMO=false leaves it out.", made);
    }

    private void make(DemoCategory category, @Nullable String parent) {
        categories.create(category.name(), category.slug(), parent);
        if (category.children() != null) {
            category.children().forEach(child -> make(child, category.slug()));
        }
    }

    private ProductDraft product(String line) {
        JsonNode product = json.readTree(line);
        product.findParents("currency").forEach(price -> putIntoCurrency((ObjectNode) price));
        return json.treeToValue(product, ProductInput.class).toNewProduct();
    }

    /** The demo's prices are in euros, the shop's in the one currency that it has. */
    private void putIntoCurrency(ObjectNode price) {
        price.put("amount", StarterPrice.of(price.path("amount").asLong(), currency));
        price.put("currency", currency);
    }

    private <T> T read(String resource, Class<T> type) {
        try (InputStream stream = new ClassPathResource(resource).getInputStream()) {
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record DemoCategory(
            String slug, String name, @Nullable List<DemoCategory> children) {}
}
