package io.merkato.catalog;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to make a product: a test says what matters to it, the rest is filled in. */
public final class ProductBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode body = JSON.createObjectNode();

    private ProductBody(String title, String status) {
        body.put("title", title).put("status", status);
    }

    public static ProductBody active(String title) {
        return new ProductBody(title, "active");
    }

    public static ProductBody draft(String title) {
        return new ProductBody(title, "draft");
    }

    /** A word that no other test uses, of letters only, so that a search takes it as one word. */
    public static String unique(String prefix) {
        return prefix
                + UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .substring(0, 14)
                        .chars()
                        .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                        .collect(Collectors.joining());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The ids of the products of a list, in its order. */
    public static List<String> ids(Answer list) {
        return texts(list.expect(200).at("/items"), "id");
    }

    public static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.get(field).asString()).toList();
    }

    /** A field with its value as JSON. */
    public ProductBody with(String field, String json) {
        body.set(field, JSON.readTree(json));
        return this;
    }

    public ProductBody brand(String brand) {
        body.put("brand", brand);
        return this;
    }

    public ProductBody category(String slug) {
        body.withArrayProperty("categories").add(slug);
        return this;
    }

    /** An attribute with its value as JSON. */
    public ProductBody attribute(String name, String json) {
        body.withObjectProperty("attributes").set(name, JSON.readTree(json));
        return this;
    }

    public ProductBody variant(String sku, int priceMinor, int onHand) {
        return variant(sku, priceMinor, onHand, "{}");
    }

    public ProductBody variant(String sku, int priceMinor, int onHand, String options) {
        body.withArrayProperty("variants").add(JSON.readTree("""
                {"sku":"%s","options":%s,"price":{"amount":%s,"currency":"EUR"},"onHand":%s}
                """.formatted(sku, options, priceMinor, onHand)));
        return this;
    }

    public ProductBody price(int priceMinor) {
        return variant(unique("SKU-"), priceMinor, 5);
    }

    public Answer send(Shop shop) {
        return shop.admin().post("/v1/admin/products", toString());
    }

    public Answer create(Shop shop) {
        return send(shop).expect(201);
    }

    public Product createProduct(Shop shop) {
        return new Product(shop, create(shop));
    }

    public String createId(Shop shop) {
        return create(shop).text("/id");
    }

    @Override
    public String toString() {
        if (!body.has("variants")) {
            price(1000);
        }
        return body.toString();
    }
}
