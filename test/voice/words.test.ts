/** DOMAIN "What is said": digits one by one, counters as numbers, never a person's name. */
import { describe, expect, it } from 'vitest';
import type { StaffLanguage } from '#common/contract/text.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import { fragmentNames, vocabularyOf } from '#server/voice/vocabulary.ts';
import { announcementFor, wordsOf } from '#server/voice/words.ts';

const VI_ONLY = { languages: 'vi' } as const;
const said = (label: string, counter: number, language: StaffLanguage = 'vi'): string =>
  wordsOf(announcementFor(label, counter, 'vi', VI_ONLY)[language], language);
const saidInFrench = (label: string, counter: number): string =>
  wordsOf(announcementFor(label, counter, 'fr', { languages: 'as-ticket' }).further?.fr ?? [], 'fr');

describe('the words of an announcement', () => {
  it('says the sentence of DOMAIN in Vietnamese and English', () => {
    expect(said('A012', 3)).toBe('Mời công dân có số thứ tự A không một hai đến quầy số ba');
    expect(said('A012', 3, 'en')).toBe('Ticket A zero one two, please proceed to counter three');
  });

  it.each([
    [1, 'un'],
    [16, 'seize'],
    [17, 'dix sept'],
    [21, 'vingt et un'],
    [70, 'soixante dix'],
    [71, 'soixante et onze'],
    [77, 'soixante dix sept'],
    [80, 'quatre-vingt'],
    [81, 'quatre-vingt un'],
    [91, 'quatre-vingt onze'],
    [99, 'quatre-vingt dix neuf'],
  ])('J103: says counter %d in a further language, where the ticket was taken in it', (counter, words) => {
    expect(saidInFrench('A012', counter)).toBe(`Le numéro A zéro un deux, est attendu au guichet ${words}`);
    expect(announcementFor('A012', counter, 'fr', { languages: 'as-ticket' }).languages).toEqual(['vi', 'fr']);
    expect(announcementFor('A012', counter, 'en', { languages: 'as-ticket' })).not.toHaveProperty('further');
  });

  it('reads a label digit by digit, always một, bốn, năm', () => {
    expect(said('1145', 1)).toContain('một một bốn năm đến');
    expect(said('AB1234', 1)).toContain('thứ tự A B một hai ba bốn đến');
    expect(said('2104', 1, 'en')).toBe('Ticket two one zero four, please proceed to counter one');
  });

  it.each([
    [1, 'một', 'one'],
    [4, 'bốn', 'four'],
    [5, 'năm', 'five'],
    [10, 'mười', 'ten'],
    [11, 'mười một', 'eleven'],
    [12, 'mười hai', 'twelve'],
    [14, 'mười bốn', 'fourteen'],
    [15, 'mười lăm', 'fifteen'],
    [19, 'mười chín', 'nineteen'],
    [20, 'hai mươi', 'twenty'],
    [21, 'hai mươi mốt', 'twenty one'],
    [24, 'hai mươi tư', 'twenty four'],
    [25, 'hai mươi lăm', 'twenty five'],
    [30, 'ba mươi', 'thirty'],
    [31, 'ba mươi mốt', 'thirty one'],
    [44, 'bốn mươi tư', 'forty four'],
    [55, 'năm mươi lăm', 'fifty five'],
    [91, 'chín mươi mốt', 'ninety one'],
    [99, 'chín mươi chín', 'ninety nine'],
  ])('reads counter %i as a number', (counter, vi, en) => {
    expect(said('A001', counter)).toBe(`Mời công dân có số thứ tự A không không một đến quầy số ${vi}`);
    expect(said('A001', counter, 'en')).toBe(`Ticket A zero zero one, please proceed to counter ${en}`);
  });

  it('uses only fragments of the vocabulary, for every sign of a label and every counter', () => {
    for (let counter = 1; counter <= 99; counter += 1) {
      const { vi, en } = announcementFor('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', counter, 'vi', VI_ONLY);
      for (const name of vi) expect(fragmentNames('vi')).toContain(name);
      for (const name of en) expect(fragmentNames('en')).toContain(name);
    }
  });

  it('gives every counter another sentence', () => {
    const sentences = Array.from({ length: 99 }, (_, index) => said('A001', index + 1));
    expect(new Set(sentences).size).toBe(99);
  });

  it('spells everything in NFC, since a speaking program reads NFD as English', () => {
    for (const language of ['vi', 'en', ...FURTHER] as const) {
      const vocabulary = vocabularyOf(language);
      for (const { text, spoken } of Object.values(vocabulary)) {
        expect(text).toBe(text.normalize('NFC'));
        expect(spoken ?? '').toBe((spoken ?? '').normalize('NFC'));
      }
    }
  });

  it.each([
    ['vi', 'en', ['vi']],
    ['as-ticket', 'vi', ['vi']],
    ['as-ticket', 'en', ['vi', 'en']],
    ['vi-en', 'vi', ['vi', 'en']],
  ] as const)('with the setting %s and a ticket in %s speaks %j', (languages, ticket, spoken) => {
    const announcement = announcementFor('A012', 3, ticket, { languages });
    expect(announcement.languages).toEqual(spoken);
    expect(announcement.vi).not.toHaveLength(0);
    expect(announcement.en).not.toHaveLength(0);
  });

  it('refuses what no ticket and no counter can be', () => {
    expect(() => announcementFor('a012', 3, 'vi', VI_ONLY)).toThrow(RangeError);
    expect(() => announcementFor('A012', 0, 'vi', VI_ONLY)).toThrow(RangeError);
    expect(() => announcementFor('A012', 100, 'vi', VI_ONLY)).toThrow(RangeError);
  });
});
