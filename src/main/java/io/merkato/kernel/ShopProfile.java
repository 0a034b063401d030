package io.merkato.kernel;

/**
 * Who the shop is and what it sells in.
 *
 * @param name the shop's name, for people
 * @param currency ISO 4217 code that all prices are in
 */
public record ShopProfile(String name, String currency) {}
