/** The English for a check or certificate, which catalogues name in Chinese; an unknown one stays as it is. */
export function certificateInEnglish(name: string): string {
  return ENGLISH[name] ?? name.replace(/^评分>=(.+)$/, 'rating of at least $1')
}

const ENGLISH: Readonly<Record<string, string>> = {
  身份核验: 'identity check',
  无犯罪核查: 'criminal record check',
  健康证: 'health certificate',
  健康证90天内体检: 'health certificate with a check-up within 90 days',
  第三者责任险: 'third-party liability insurance',
  保洁上岗培训: 'cleaning induction training',
  深度保洁认证: 'deep-cleaning certification',
  开荒认证: 'post-renovation cleaning certification',
  擦窗认证: 'window-cleaning certification',
  家电清洗证: 'appliance-cleaning certificate',
  电工安全培训: 'electrical safety training',
  布艺清洗认证: 'upholstery-cleaning certification',
  收纳师证书: 'organiser certificate',
  保密承诺: 'confidentiality agreement',
  烹饪考核: 'cooking test',
  母婴护理证: 'maternity care certificate',
  育婴师证: 'infant care certificate',
  家政上岗培训: 'housekeeping induction training',
  养老护理员证: 'elder care certificate',
  急救培训: 'first-aid training',
  陪护培训: 'attendant training',
}
