package io.merkato.platform.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/** An address in an answer, of a picture say: a path of this shop goes out with {@link PublicAddress} before it. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = AbsoluteAddress.Writer.class)
public @interface AbsoluteAddress {

    /** Writes the address; made with the {@link PublicAddress} of the running shop. */
    final class Writer extends StdSerializer<String> {

        private final PublicAddress shop;

        Writer(PublicAddress shop) {
            super(String.class);
            this.shop = shop;
        }

        @Override
        public void serialize(String address, JsonGenerator json, SerializationContext context) {
            json.writeString(shop.absolute(address));
        }
    }
}
