package io.merkato.access;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One person of each kind, and more of them for what nobody comes out of as before. */
final class People {

    private final Shop shop;
    private final Map<Who, Person> people = new EnumMap<>(Who.class);

    People(Shop shop) {
        this.shop = shop;
        for (Who who : Who.values()) {
            people.put(who, newPerson(who));
        }
    }

    /** Somebody who talks to the shop; an anonymous person has no address and no id. */
    record Person(String email, String id, Client client) {}

    Person one(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    Client client(Who who) {
        return one(who).client();
    }

    Person newPerson(Who who) {
        return switch (who) {
            case ANONYMOUS -> new Person("", "", shop.anonymous());
            case OTHER, OWNER -> newCustomer();
            case STAFF, ADMIN -> {
                Person person = newCustomer();
                shop.setRoles(person.id(), who.toString());
                yield person;
            }
        };
    }

    /** The same person in a session that may be ended. */
    Client newSession(Who who) {
        Person person = one(who);
        return who == Who.ANONYMOUS ? person.client() : shop.anonymous().bearing(signIn(person));
    }

    private String signIn(Person person) {
        return shop.signIn(person.email(), Shop.PASSWORD).text("/accessToken");
    }

    private Person newCustomer() {
        String email = shop.registered();
        Answer session = shop.signIn(email, Shop.PASSWORD);
        return new Person(email, session.text("/user/id"), shop.anonymous().bearing(session.text("/accessToken")));
    }
}
