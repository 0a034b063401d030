package io.merkato.addresses;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of an address, complete unless a test takes something out. */
final class AddressBody {

    static final String PATH = "/v1/me/addresses";

    private final ObjectNode json = (ObjectNode) JsonMapper.shared().readTree("""
            {"name":"Ada Lovelace","line1":"Ring 1","line2":"c/o Babbage","city":"Berlin","postalCode":"10115",
             "region":"Berlin","country":"DE","phone":"+49 30 1234567"}""");

    static AddressBody full() {
        return new AddressBody();
    }

    /** A complete address of a country, with this postal code or without any. */
    static AddressBody in(String country, @Nullable String postalCode) {
        AddressBody body = full().with("country", country);
        return postalCode == null ? body.without("postalCode") : body.with("postalCode", postalCode);
    }

    AddressBody with(String field, String value) {
        json.put(field, value);
        return this;
    }

    AddressBody withNull(String field) {
        json.putNull(field);
        return this;
    }

    AddressBody without(String... fields) {
        for (String field : fields) {
            json.remove(field);
        }
        return this;
    }

    Answer addTo(Client owner) {
        return owner.post(PATH, toString()).expect(201);
    }

    ObjectNode json() {
        return json;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
