package io.merkato.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Which methods listen, found among the beans. */
class ListenersTest {

    @Test
    void whoHearsOfAnEventIsFoundByItsType() {
        Listeners listeners = find(Listening.class);

        assertThat(listeners.namesFor(new Happened(UUID.randomUUID())))
                .containsExactlyInAnyOrder("test.one", "test.all");
        assertThat(listeners.namesFor(new Other(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> find(Listening.class, SameName.class))
                .hasMessageContaining("Two listeners are called test.one");
    }

    @Test
    void whatIsNoEventCannotBeHeard() {
        assertThatThrownBy(() -> find(NoEvent.class)).hasMessageContaining("test.no-event has to take an event");
    }

    @Test
    void nothingIsPublishedBeforeTheyAreFound() {
        assertThatThrownBy(() -> new Listeners(new DefaultListableBeanFactory()).namesFor(new Other(UUID.randomUUID())))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Listeners find(Class<?>... types) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (Class<?> type : types) {
            beans.registerBeanDefinition(type.getSimpleName(), new RootBeanDefinition(type));
        }
        Listeners listeners = new Listeners(beans);
        listeners.afterSingletonsInstantiated();
        return listeners;
    }

    record Happened(UUID aggregateId) implements DomainEvent {}

    record Other(UUID aggregateId) implements DomainEvent {}

    static class Listening {

        @Subscribe("test.one")
        void one(Happened event) {}

        @Subscribe("test.all")
        void all(List<Happened> events) {}
    }

    static class SameName {

        @Subscribe("test.one")
        void same(Other event) {}
    }

    static class NoEvent {

        @Subscribe("test.no-event")
        void hear(String text) {}
    }
}
