package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the shop answered. The checks give themselves back, so that they can be chained. */
public record Answer(int status, String body, HttpResponse<?> response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A value inside the JSON body, by JSON Pointer; fails when it is not there. */
    public JsonNode at(String pointer) {
        JsonNode node = json().at(pointer);
        assertThat(node.isMissingNode())
                .as("%s in %s %s", pointer, status, body)
                .isFalse();
        return node;
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    public int number(String pointer) {
        return at(pointer).asInt();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public Answer expect(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        return this;
    }

    /** Checks that this is a problem of RFC 9457 with all its members, and that it lets nothing out. */
    public Answer expectProblem(int expectedStatus, String code) {
        expect(expectedStatus);
        assertThat(header("content-type")).startsWith("application/problem+json");
        assertThat(text("/code")).as(body).isEqualTo(code);
        assertThat(at("/status").asInt()).isEqualTo(expectedStatus);
        assertThat(text("/type")).startsWith("urn:merkato:problem:");
        assertThat(text("/title")).isNotBlank();
        assertThat(text("/detail")).isNotBlank();
        assertThat(text("/instance")).startsWith("/");
        assertThat(body).doesNotContain("Exception", "io.merkato", "org.springframework", "select ", "insert into");
        return this;
    }
}
