package io.merkato.catalog.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.merkato.platform.web.AbsoluteAddress;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a product. Input may also be the bare address.
 *
 * @param url http, https, or a path of this shop
 * @param alt what it shows, for who cannot see it
 */
public record Image(@AbsoluteAddress String url, @Nullable String alt) {

    @JsonCreator
    public Image(@JsonProperty("url") String url, @JsonProperty("alt") @Nullable String alt) {
        this.url = url;
        this.alt = alt;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Image of(String url) {
        return new Image(url, null);
    }
}
