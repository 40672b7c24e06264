package eus.arreta.language;

/**
 * What a text seems to be written in.
 *
 * @param code {@code eu}, {@code es}, {@code fr} or {@code en}
 * @param sure false for short texts and those that could be another one: good enough to look for words, not to answer in
 */
public record DetectedLanguage(String code, boolean sure) {}
