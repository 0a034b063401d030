package io.merkato.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void anIdIsAUuidOfVersion7() {
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void laterIdsSortLater() {
        List<String> ids =
                Stream.generate(() -> Ids.next().toString()).limit(10_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aPathNamesAnIdInEitherCase() {
        UUID id = Ids.next();

        assertThat(Ids.fromPath(id.toString())).isEqualTo(id);
        assertThat(ProductId.fromPath(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(new ProductId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "mug", "0199e5f0-0000-7000-8000-00000000000g", "../../etc"})
    void whatIsNoIdNamesNothing(String text) {
        assertThatThrownBy(() -> Ids.fromPath(text)).isInstanceOf(UnknownId.class);
    }
}
