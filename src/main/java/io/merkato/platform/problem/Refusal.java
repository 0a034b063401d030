package io.merkato.platform.problem;

/**
 * How a kind of refusal is answered.
 *
 * @param status the HTTP status, 400 to 599
 * @param title a short sentence that is the same for every occurrence
 */
public record Refusal(int status, String title) {}
