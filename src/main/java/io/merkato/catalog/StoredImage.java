package io.merkato.catalog;

import io.merkato.catalog.rules.Image;
import io.merkato.platform.web.PublicAddress;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes an image as the database keeps it: one of the shop's own by its path, however it was given. */
final class StoredImage extends StdSerializer<Image> {

    private final PublicAddress shop;

    StoredImage(PublicAddress shop) {
        super(Image.class);
        this.shop = shop;
    }

    @Override
    public void serialize(Image image, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        json.writeStringProperty("url", shop.relative(image.url()));
        if (image.alt() != null) {
            json.writeStringProperty("alt", image.alt());
        }
        json.writeEndObject();
    }
}
