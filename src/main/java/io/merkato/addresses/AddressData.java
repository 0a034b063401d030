package io.merkato.addresses;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A person's address book. */
@Component
class AddressData implements PersonalData {

    private final AddressStore addresses;

    AddressData(AddressStore addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "addresses";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(addresses.of(person.id()));
    }

    @Override
    public void erase(Person person) {
        addresses.deleteAll(person.id());
    }
}
