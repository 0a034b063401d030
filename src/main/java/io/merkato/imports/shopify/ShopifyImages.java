package io.merkato.imports.shopify;

import io.merkato.catalog.rules.Image;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.ProductLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The images of a product: those of its lines by position, then those of variants that are not among them. */
record ShopifyImages(ProductLines lines) {

    /** Null when the file does not speak of images. */
    @Nullable List<Image> toImages() {
        if (!lines.has(ShopifyColumn.IMAGE)) {
            return null;
        }
        Map<String, Image> images = new LinkedHashMap<>();
        List<CsvRow> placed = new ArrayList<>(lines.rows());
        // Sorting keeps images that have no position, or the same one, in the order of the file.
        placed.sort(Comparator.comparingInt(ShopifyImages::position));
        for (CsvRow row : placed) {
            String alt = row.has(ShopifyColumn.IMAGE_ALT) ? row.get(ShopifyColumn.IMAGE_ALT) : null;
            add(images, row.get(ShopifyColumn.IMAGE), alt);
        }
        lines.rows().forEach(row -> add(images, row.get(ShopifyColumn.VARIANT_IMAGE), null));
        return List.copyOf(images.values());
    }

    private static void add(Map<String, Image> images, String url, @Nullable String alt) {
        if (!url.isEmpty()) {
            images.putIfAbsent(url, new Image(url, alt));
        }
    }

    private static int position(CsvRow row) {
        String position = row.get(ShopifyColumn.IMAGE_POSITION);
        return position.matches("[0-9]{1,9}") ? Integer.parseInt(position) : Integer.MAX_VALUE;
    }
}
