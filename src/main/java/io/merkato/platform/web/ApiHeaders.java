package io.merkato.platform.web;

import java.util.List;

/**
 * Headers of the API that pages of other origins may use. Modules that have some bring a bean of it.
 *
 * @param sent what a page may send
 * @param read what a page may read of an answer
 */
public record ApiHeaders(List<String> sent, List<String> read) {}
